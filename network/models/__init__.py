from network.models.addresses import Place
from network.models.embedding import EmbedHost
from network.models.memberships import Membership
from network.models.organisations import Organisation
from network.models.places import Municipality, PostalCode, Region

__all__ = ["EmbedHost", "Membership", "Municipality", "Organisation", "Place", "PostalCode", "Region"]
