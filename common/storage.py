from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Named in models so that migrations can name it too; asked anew each time, settings may differ in tests."""
    return storages["private"]
