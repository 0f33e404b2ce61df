from django.urls import path

from werkzorg.demo import views

urlpatterns = [
    path("mail/", views.demo_postbus, name="demo_postbus"),
    path("mail/<slug:sleutel>/", views.demo_bericht, name="demo_bericht"),
]
