<#-- The text. A value never ends the line that it is on: nobody can forge a line by a title. -->
<#include "facts.ftl">
<#function line value><#return value?replace("\\s+", " ", "r")></#function>
${line(facts.title)}
<#if leads[kind]??>

${leads[kind]}
</#if>

<#list rows as name>
${labels[name]!name}: ${line(shown(name))}
</#list>
<#list quoted as name>

> ${facts[name]?replace("\\R", "\n> ", "r")}
</#list>

${button}: ${link}

-- 
${house} · ${desk}
${footer}
