class NotFetched(Exception):
    """Nothing was read from an address; its text is a sentence for the reader and tells nothing of what lies behind the address."""

    @property
    def sentence(self) -> str:
        return str(self.args[0])
