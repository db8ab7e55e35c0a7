<#-- Was das Haus auf Deutsch sagt. -->
<#setting datetime_format="EEEE, d. MMMM yyyy, HH:mm 'Uhr' z">
<#assign
  house = "Beispielbank"
  desk = "Leitstelle für Vorfälle"
  button = "Vorfall öffnen"
  footer = "Fragen? Leitstelle, Durchwahl 4711."
  level = "Stufe"
  leads = {
    "initial": "Etwas stimmt nicht, und Sie können etwas tun.",
    "overdue": facts["done"]???then(
        "Als es erledigt war, war eine Frist verstrichen. Niemand muss handeln.",
        "Eine Frist ist verstrichen. Bitte klären Sie, woran es liegt."),
    "worsened": "Der Vorfall ist schwerer geworden. Bitte sorgen Sie dafür, dass nichts fehlt.",
    "fault rectification": "Der Dienst läuft wieder. Für Sie ist nichts zu tun.",
    "reporter update": "Es gibt Neues zu Ihrer Meldung.",
    "confirmation request": "Wir halten es für gelöst. Bitte probieren Sie es aus und sagen Sie uns, ob das stimmt."
  }
  labels = {
    "service": "Dienst",
    "severity": "Stufe",
    "at": "Stand",
    "milestone": "Es geht um",
    "deadline": "Frist",
    "done": "Inzwischen erledigt",
    "cause": "Grund",
    "next milestone": "Als Nächstes",
    "next deadline": "Bis",
    "told together": "Frühere Nachrichten hierin",
    "count": "Nachrichten",
    "incident": "Vorfall"
  }
  milestones = {
    "response": "Reaktion",
    "recovery": "Wiederherstellung des Dienstes",
    "resolution": "Lösung",
    "major-incident report": "Bericht zum schweren Vorfall"
  }
  causes = {
    "reclassified": "eine höhere Stufe hat weniger Zeit",
    "rejected": "die Lösung wurde abgelehnt",
    "relapsed": "der Dienst ist wieder gestört",
    "merged": "die Zeit eines zusammengelegten Vorfalls zählt mit",
    "migrated": "nach der neuen Regelung gilt eine kürzere Frist"
  }
>
