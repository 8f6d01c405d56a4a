def test_a(client, db):
    assert client.get("/nl/").status_code == 200
def test_b(client, open_db):
    from stories.models import House
    House.objects.create()
    assert House.objects.count()
def test_c(client, editor_client):
    assert editor_client.get("/admin/").status_code == 200
    from stories.models import House
    print(House.objects.count())
