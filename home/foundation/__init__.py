"""What a site begins with; `setup_site` calls these in order. Each part is idempotent and keeps what editors changed."""
