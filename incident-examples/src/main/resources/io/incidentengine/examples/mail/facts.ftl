<#-- Which facts are shown where: the title above, what people wrote as quotations, all others in rows, with or without a label. -->
<#include "words.ftl">
<#assign
  terms = {"milestone": milestones, "next milestone": milestones, "cause": causes}
  quoted = ["note", "messages"]?filter(name -> facts[name]??)
  rows = (labels?keys?filter(name -> facts[name]??) + facts?keys?filter(name -> !labels[name]??))
      ?filter(name -> name != "title" && !quoted?seq_contains(name))
>
<#function shown name>
  <#local value = facts[name]>
  <#if value?is_string><#return (terms[name]!{})[value]!value></#if>
  <#return value?is_date?then(value?datetime?string, value?c)>
</#function>
