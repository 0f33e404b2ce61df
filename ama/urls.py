"""The addresses of AMA; each subject has a list of its own."""

from django.urls import URLPattern, path

from ama.views import (
    aanwezigheden,
    aanwezigheidsinlezing,
    aanwezigheidslijst,
    bundels,
    contacten,
    contingentgebruik,
    documenten,
    erkenningverlies,
    evaluaties,
    jaarbeslissing,
    kwartaal,
    levensloop,
    ondertekenen,
    opmaken,
    overeenkomsten,
    sessies,
    signalen,
    subsidie,
    subsidielijnen,
    tekenlinks,
    toeleiding,
    toeleidinglijst,
    toestemming,
    voorschotten,
    werkaanbod,
    werkstappen,
    wijzigen,
    wsestart,
)

KERN: list[URLPattern] = [
    path("ama/overeenkomsten/<uuid:pk>/", overeenkomsten.overeenkomst_detail, name="overeenkomst_detail"),
]

AANWEZIGHEDEN: list[URLPattern] = [
    path(
        "ama/aanwezigheden/<uuid:pk>/",
        aanwezigheden.aanwezigheden_registreren,
        name="aanwezigheden_registreren",
    ),
    path(
        "ama/aanwezigheden/<uuid:pk>/terug/",
        aanwezigheden.aanwezigheden_terugnemen,
        name="aanwezigheden_terugnemen",
    ),
    path(
        "ama/aanwezigheden/<uuid:pk>/week/",
        aanwezigheidslijst.aanwezigheden_week,
        name="aanwezigheden_week",
    ),
    path(
        "ama/aanwezigheden/<uuid:pk>/papier/",
        aanwezigheidslijst.aanwezigheidsblad_openen,
        name="aanwezigheidsblad_openen",
    ),
    path("ama/aanwezigheden/", aanwezigheidslijst.aanwezigheid_lijst, name="aanwezigheid_lijst"),
    path(
        "ama/aanwezigheden/inlezen/",
        aanwezigheidsinlezing.aanwezigheden_inlezen,
        name="aanwezigheden_inlezen",
    ),
    path(
        "ama/aanwezigheden/inlezen/sjabloon/",
        aanwezigheidsinlezing.aanwezigheden_sjabloon,
        name="aanwezigheden_sjabloon",
    ),
    path(
        "ama/aanwezigheden/inlezen/<uuid:pk>/",
        aanwezigheidsinlezing.aanwezigheidsinlezing_detail,
        name="aanwezigheidsinlezing_detail",
    ),
    path(
        "ama/aanwezigheden/inlezen/<uuid:pk>/terug/",
        aanwezigheidsinlezing.aanwezigheden_inlezing_terugnemen,
        name="aanwezigheden_inlezing_terugnemen",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/aanwezigheid/",
        aanwezigheden.aanwezigheid_verbeteren,
        name="aanwezigheid_verbeteren",
    ),
]

OPMAAK: list[URLPattern] = [
    path("ama/deelnemers/<uuid:pk>/overeenkomst/", opmaken.overeenkomst_opmaken, name="overeenkomst_opmaken"),
    path("ama/overeenkomsten/<uuid:pk>/bewerk/", opmaken.overeenkomst_bewerken, name="overeenkomst_bewerken"),
    path(
        "ama/overeenkomsten/<uuid:pk>/ontwerp.pdf",
        opmaken.overeenkomst_voorbeeld,
        name="overeenkomst_voorbeeld",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/onderteken/",
        ondertekenen.overeenkomst_ondertekenen,
        name="overeenkomst_ondertekenen",
    ),
    path("ama/overeenkomsten/<uuid:pk>/scan/", ondertekenen.scan_toevoegen, name="scan_toevoegen"),
    path(
        "ama/overeenkomsten/<uuid:pk>/wijzig/", wijzigen.overeenkomst_wijzigen, name="overeenkomst_wijzigen"
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/wijziging-intrekken/",
        wijzigen.overeenkomstwijziging_intrekken,
        name="overeenkomstwijziging_intrekken",
    ),
    path("ama/overeenkomsten/<uuid:pk>/link/", tekenlinks.tekenlink_maken, name="tekenlink_maken"),
    path("teken/", tekenlinks.tekenen, name="tekenen"),
    path("ama/deelnemers/<uuid:pk>/statuut/", toestemming.statuut_vastleggen, name="statuut_vastleggen"),
    path(
        "ama/deelnemers/<uuid:pk>/toestemming/",
        toestemming.toestemming_registreren,
        name="toestemming_registreren",
    ),
    path(
        "ama/documenten/<uuid:pk>/opnieuw/",
        documenten.amadocument_opnieuw_maken,
        name="amadocument_opnieuw_maken",
    ),
]

WERKAANBOD: list[URLPattern] = [
    path("ama/werkposten/", werkaanbod.werkaanbod_lijst, name="werkaanbod_lijst"),
    path("ama/werkposten/<uuid:pk>/", werkaanbod.werkaanbod_detail, name="werkaanbod_detail"),
    path(
        "ama/werkposten/<uuid:pk>/aanbod/", werkaanbod.werkaanbod_registreren, name="werkaanbod_registreren"
    ),
    path("ama/werkposten/<uuid:pk>/sluit/", werkaanbod.werkpost_sluiten, name="werkpost_sluiten"),
    path("ama/werkposten/<uuid:pk>/stop/", werkaanbod.werkpost_beeindigen, name="werkpost_beeindigen"),
    path("ama/sluitingen/<uuid:pk>/trek-in/", werkaanbod.sluiting_intrekken, name="sluiting_intrekken"),
    path("ama/contacten/", contacten.contact_lijst, name="contact_lijst"),
    path("ama/contacten/nieuw/", contacten.contact_bewaren, name="contact_bewaren"),
    path("ama/contacten/<uuid:pk>/", contacten.contact_detail, name="contact_detail"),
    path("ama/contacten/<uuid:pk>/wijzig/", contacten.contact_wijzigen, name="contact_wijzigen"),
    path("ama/contacten/<uuid:pk>/noteer/", contacten.contactmoment_noteren, name="contactmoment_noteren"),
    path("ama/wenken/", erkenningverlies.wenken_lezen, name="wenken_lezen"),
    path("ama/verloren-erkenningen/", erkenningverlies.erkenningverlies_lijst, name="erkenningverlies_lijst"),
    path(
        "ama/verloren-erkenningen/<uuid:pk>/handel-af/",
        erkenningverlies.erkenningverlies_afhandelen,
        name="erkenningverlies_afhandelen",
    ),
]

SUBSIDIE: list[URLPattern] = [
    path("ama/subsidie/", subsidie.subsidie_lijst, name="subsidie_lijst"),
    path("ama/subsidie/bereken/", subsidie.subsidie_berekenen, name="subsidie_berekenen"),
    path("ama/subsidie/tot-vandaag/", subsidie.subsidie_verdiend, name="subsidie_verdiend"),
    path("ama/subsidie/betwistingen/", subsidielijnen.betwisting_lijst, name="betwisting_lijst"),
    path("ama/subsidie/betwistingen/<uuid:pk>/", subsidielijnen.betwisting_detail, name="betwisting_detail"),
    path(
        "ama/subsidie/betwistingen/<uuid:pk>/beantwoord/",
        subsidielijnen.betwisting_beantwoorden,
        name="betwisting_beantwoorden",
    ),
    path("ama/subsidie/voorschotten/", voorschotten.voorschot_lijst, name="voorschot_lijst"),
    path(
        "ama/subsidie/voorschotten/registreer/",
        voorschotten.voorschot_registreren,
        name="voorschot_registreren",
    ),
    path(
        "ama/subsidie/voorschotten/<uuid:pk>/verbeter/",
        voorschotten.voorschot_verbeteren,
        name="voorschot_verbeteren",
    ),
    path("ama/subsidie/lijnen/<uuid:pk>/", subsidielijnen.subsidielijn_detail, name="subsidielijn_detail"),
    path(
        "ama/subsidie/lijnen/<uuid:pk>/betwist/",
        subsidielijnen.subsidielijn_betwisten,
        name="subsidielijn_betwisten",
    ),
    path("ama/subsidie/<uuid:pk>/", subsidie.subsidierun_detail, name="subsidierun_detail"),
    path("ama/subsidie/<uuid:pk>/afrekening/", subsidie.subsidie_afrekening, name="subsidie_afrekening"),
    path("ama/subsidie/<uuid:pk>/lijnen/", subsidielijnen.subsidielijn_lijst, name="subsidielijn_lijst"),
    path("ama/subsidie/<uuid:pk>/controleer/", subsidie.subsidie_controleren, name="subsidie_controleren"),
    path("ama/subsidie/<uuid:pk>/leg-vast/", subsidie.subsidie_vastleggen, name="subsidie_vastleggen"),
]

KWARTALEN: list[URLPattern] = [
    path("ama/contingenten/", contingentgebruik.contingentgebruik_lijst, name="contingentgebruik_lijst"),
    path("ama/kwartalen/", kwartaal.kwartaalverslag_lijst, name="kwartaalverslag_lijst"),
    path("ama/kwartalen/maak-op/", kwartaal.kwartaalverslag_opmaken, name="kwartaalverslag_opmaken"),
    path("ama/kwartalen/voorschot/", kwartaal.wse_voorschot_registreren, name="wse_voorschot_registreren"),
    path("ama/kwartalen/<uuid:pk>/", kwartaal.kwartaalverslag_detail, name="kwartaalverslag_detail"),
    path(
        "ama/kwartalen/<uuid:pk>/bevestig/",
        kwartaal.kwartaalverslag_bevestigen,
        name="kwartaalverslag_bevestigen",
    ),
    path(
        "ama/kwartalen/<uuid:pk>/kijk-na/",
        kwartaal.wse_subsidie_controleren,
        name="wse_subsidie_controleren",
    ),
    path(
        "ama/kwartalen/<uuid:pk>/leg-vast/",
        kwartaal.wse_subsidie_vastleggen,
        name="wse_subsidie_vastleggen",
    ),
]

LEVENSLOOP: list[URLPattern] = [
    path("ama/overeenkomsten/", bundels.overeenkomst_lijst, name="overeenkomst_lijst"),
    path("ama/overeenkomsten/samen/in/", bundels.overeenkomsten_indienen, name="overeenkomsten_indienen"),
    path(
        "ama/overeenkomsten/samen/aanvaard/",
        bundels.overeenkomsten_aanvaarden,
        name="overeenkomsten_aanvaarden",
    ),
    path(
        "ama/overeenkomsten/samen/verleng/", bundels.overeenkomsten_verlengen, name="overeenkomsten_verlengen"
    ),
    path(
        "ama/overeenkomsten/samen/draag-over/",
        bundels.overeenkomsten_overdragen,
        name="overeenkomsten_overdragen",
    ),
    path(
        "ama/overeenkomsten/samen/stop/", bundels.overeenkomsten_stopzetten, name="overeenkomsten_stopzetten"
    ),
    path("ama/overeenkomsten/<uuid:pk>/in/", levensloop.overeenkomst_indienen, name="overeenkomst_indienen"),
    path(
        "ama/overeenkomsten/<uuid:pk>/aanvaard/",
        levensloop.overeenkomst_aanvaarden,
        name="overeenkomst_aanvaarden",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/stuur-terug/",
        levensloop.overeenkomst_terugsturen,
        name="overeenkomst_terugsturen",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/stop/",
        levensloop.overeenkomst_stopzetten,
        name="overeenkomst_stopzetten",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/einde-gemeld/",
        levensloop.einde_gemeld_noteren,
        name="einde_gemeld_noteren",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/verleng/",
        levensloop.overeenkomst_verlengen,
        name="overeenkomst_verlengen",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/draag-over/",
        levensloop.overeenkomst_overdragen,
        name="overeenkomst_overdragen",
    ),
    path("ama/overeenkomsten/<uuid:pk>/dimona/", levensloop.dimona_vastleggen, name="dimona_vastleggen"),
]

SESSIES: list[URLPattern] = [
    path("ama/sessies/", sessies.begeleidingssessie_lijst, name="begeleidingssessie_lijst"),
    path("ama/sessies/nieuw/", sessies.sessie_registreren, name="sessie_registreren"),
    path("ama/sessies/<uuid:pk>/neem-terug/", sessies.sessie_terugnemen, name="sessie_terugnemen"),
    path("ama/sessies/<uuid:pk>/volg-op/", sessies.sessie_opvolgen, name="sessie_opvolgen"),
    path("ama/signalen/<uuid:pk>/", signalen.signaal_afhandelen, name="signaal_afhandelen"),
]
EVALUATIES: list[URLPattern] = [
    path("ama/evaluaties/", evaluaties.jaarevaluatie_lijst, name="jaarevaluatie_lijst"),
    path("ama/evaluaties/<uuid:pk>/", evaluaties.jaarevaluatie_detail, name="jaarevaluatie_detail"),
    path("ama/evaluaties/<uuid:pk>/bewaar/", evaluaties.evaluatie_bewerken, name="evaluatie_bewerken"),
    path("ama/evaluaties/<uuid:pk>/werk-af/", evaluaties.evaluatie_afwerken, name="evaluatie_afwerken"),
    path(
        "ama/evaluaties/<uuid:pk>/gedaan/",
        evaluaties.evaluatiegevolg_afronden,
        name="evaluatiegevolg_afronden",
    ),
    path("ama/begeleidingen/<uuid:pk>/evalueer/", evaluaties.evaluatie_openen, name="evaluatie_openen"),
]

TOELEIDING: list[URLPattern] = [
    path(
        "ama/deelnemers/<uuid:pk>/sociale-economie/",
        toeleiding.toeleiding_voorstellen,
        name="toeleiding_voorstellen",
    ),
    path("ama/toeleidingen/", toeleidinglijst.toeleiding_lijst, name="toeleiding_lijst"),
    path("ama/toeleidingen/wachtlijst/", toeleidinglijst.wachtlijst_lezen, name="wachtlijst_lezen"),
    path("ama/toeleidingen/<uuid:pk>/", toeleiding.toeleiding_detail, name="toeleiding_detail"),
    path("ama/toeleidingen/<uuid:pk>/ken-toe/", toeleiding.toeleiding_toekennen, name="toeleiding_toekennen"),
    path("ama/toeleidingen/<uuid:pk>/weiger/", toeleiding.toeleiding_weigeren, name="toeleiding_weigeren"),
    path("ama/toeleidingen/<uuid:pk>/trek-in/", toeleiding.toeleiding_intrekken, name="toeleiding_intrekken"),
    path(
        "ama/toeleidingen/<uuid:pk>/wachtlijst/", toeleiding.wachtlijst_plaatsen, name="wachtlijst_plaatsen"
    ),
    path("ama/toeleidingen/<uuid:pk>/start/", wsestart.wse_starten, name="wse_starten"),
    path("ama/toeleidingen/<uuid:pk>/pop/", wsestart.pop_registreren, name="pop_registreren"),
    path("ama/toeleidingen/<uuid:pk>/pop/stuur-bij/", wsestart.pop_bijsturen, name="pop_bijsturen"),
    path("ama/toeleidingen/<uuid:pk>/pop/in-vdab/", wsestart.pop_in_vdab_noteren, name="pop_in_vdab_noteren"),
]

HERBESLISSING: list[URLPattern] = [
    path("ama/beslissingen/", jaarbeslissing.jaarbeslissing_lijst, name="jaarbeslissing_lijst"),
    path("ama/beslissingen/<uuid:pk>/", jaarbeslissing.jaarbeslissing_detail, name="jaarbeslissing_detail"),
    path(
        "ama/beslissingen/<uuid:pk>/verleng/",
        jaarbeslissing.jaarbeslissing_verlengen,
        name="jaarbeslissing_verlengen",
    ),
    path(
        "ama/beslissingen/<uuid:pk>/stop/",
        jaarbeslissing.jaarbeslissing_stopzetten,
        name="jaarbeslissing_stopzetten",
    ),
    path(
        "ama/toeleidingen/<uuid:pk>/beslis-opnieuw/",
        jaarbeslissing.jaarbeslissing_openen,
        name="jaarbeslissing_openen",
    ),
    path("ama/toeleidingen/<uuid:pk>/uren/", werkstappen.toeleiding_uren, name="toeleiding_uren"),
    path(
        "ama/toeleidingen/<uuid:pk>/stap/",
        werkstappen.stap_naar_werk_registreren,
        name="stap_naar_werk_registreren",
    ),
    path(
        "ama/toeleidingen/<uuid:pk>/doorstroom/",
        werkstappen.doorstroom_registreren,
        name="doorstroom_registreren",
    ),
    path(
        "ama/stappen/<uuid:pk>/neem-terug/",
        werkstappen.stap_naar_werk_terugnemen,
        name="stap_naar_werk_terugnemen",
    ),
]

urlpatterns = [
    *KERN,
    *AANWEZIGHEDEN,
    *OPMAAK,
    *WERKAANBOD,
    *SUBSIDIE,
    *KWARTALEN,
    *LEVENSLOOP,
    *SESSIES,
    *EVALUATIES,
    *TOELEIDING,
    *HERBESLISSING,
]
