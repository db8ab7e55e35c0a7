<#-- What the house says in English, and to whoever reads a language that has no file of its own. -->
<#setting locale="en_GB">
<#setting datetime_format="EEEE d MMMM yyyy, HH:mm z">
<#assign
  house = "Example Bank"
  desk = "Incident desk"
  button = "Open the incident"
  footer = "Questions? Call the incident desk, extension 4711."
  level = "Level"
  leads = {
    "initial": "Something is wrong, and you can do something about it.",
    "overdue": facts["done"]???then(
        "A time limit had passed when it was done. Nobody needs to act.",
        "A time limit has passed. Please find out what holds it up."),
    "worsened": "It is more serious than it was. Please make sure that it gets all it needs.",
    "fault rectification": "The service is back. You do not need to do anything.",
    "reporter update": "There is news of what you reported to us.",
    "confirmation request": "We think that it is solved. Please try it, and tell us whether you agree."
  }
  labels = {
    "service": "Service",
    "severity": "Severity level",
    "at": "As of",
    "milestone": "It is about",
    "deadline": "Limit",
    "done": "Done by now",
    "cause": "Reason",
    "next milestone": "Next",
    "next deadline": "By",
    "told together": "Earlier news told with this",
    "count": "Messages",
    "incident": "Incident"
  }
  milestones = {
    "response": "response",
    "recovery": "recovery of the service",
    "resolution": "resolution",
    "major-incident report": "report on the major incident"
  }
  causes = {
    "reclassified": "a more serious level has less time",
    "rejected": "the resolution was rejected",
    "relapsed": "the service is down again",
    "merged": "time of a merged incident counts too",
    "migrated": "the new policy has less time"
  }
>
