from django.urls import path

from werkzorg.doorverwijzingen import views

urlpatterns = [
    path("doorverwijzingen/", views.doorverwijzing_lijst, name="doorverwijzing_lijst"),
    path("doorverwijzingen/<uuid:pk>/", views.doorverwijzing_detail, name="doorverwijzing_detail"),
    path(
        "doorverwijzingen/<uuid:pk>/aanvaard/",
        views.doorverwijzing_aanvaarden,
        name="doorverwijzing_aanvaarden",
    ),
    path("doorverwijzingen/<uuid:pk>/weiger/", views.doorverwijzing_weigeren, name="doorverwijzing_weigeren"),
    path(
        "doorverwijzingen/<uuid:pk>/trek-in/", views.doorverwijzing_intrekken, name="doorverwijzing_intrekken"
    ),
    path(
        "deelnemers/<uuid:pk>/verwijs-door/", views.doorverwijzing_versturen, name="doorverwijzing_versturen"
    ),
]
