"""The wrappers of the algorithms, written from their specs: this library's, and those that other
folders and jars on Python's path bring in a package of this name.
"""

from pkgutil import extend_path

__path__ = extend_path(__path__, __name__)
