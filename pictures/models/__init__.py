from pictures.models.files import File, FilePerson, FileWindow, PublicFile
from pictures.models.pictures import Picture, PicturePerson, PictureWindow, PublicRendition, Rendition
from pictures.models.tombstones import PictureTombstone

__all__ = [
    "File",
    "FilePerson",
    "FileWindow",
    "Picture",
    "PicturePerson",
    "PictureTombstone",
    "PictureWindow",
    "PublicFile",
    "PublicRendition",
    "Rendition",
]
