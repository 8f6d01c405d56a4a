class Refused(ValueError):
    """Why a file of boundaries is not taken: a sentence that names the place, and how to mend it."""
