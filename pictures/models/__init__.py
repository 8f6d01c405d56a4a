from pictures.models.files import File, FilePerson, FileWindow, PublicFile
from pictures.models.pictures import Picture, PicturePerson, PictureWindow, PublicRendition, Rendition

__all__ = [
    "File",
    "FilePerson",
    "FileWindow",
    "Picture",
    "PicturePerson",
    "PictureWindow",
    "PublicFile",
    "PublicRendition",
    "Rendition",
]
