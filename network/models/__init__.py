from network.models.organisations import Organisation
from network.models.places import Municipality, PostalCode, Region

__all__ = ["Municipality", "Organisation", "PostalCode", "Region"]
