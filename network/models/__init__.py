from network.models.addresses import Place
from network.models.boundaries import Boundary
from network.models.embedding import EmbedHost
from network.models.memberships import Membership
from network.models.organisations import Organisation
from network.models.places import Municipality, PostalCode, Region
from network.models.review import PartnerReviewTask

__all__ = ["Boundary", "EmbedHost", "Membership", "Municipality", "Organisation", "PartnerReviewTask", "Place", "PostalCode", "Region"]
