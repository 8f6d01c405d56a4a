from network.models.organisations import Membership, Organisation
from network.models.places import Municipality, PostalCode, Region

__all__ = ["Membership", "Municipality", "Organisation", "PostalCode", "Region"]
