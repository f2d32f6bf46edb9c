"""Every address that is not a file of the app."""

from django.urls import path

from evenkeel.server import pages

urlpatterns = [path("health", pages.health)]

handler404 = pages.not_found
