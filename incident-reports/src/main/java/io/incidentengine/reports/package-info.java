/**
 * What is on record as pages, text and CSV (R16, R33–R35, S34, S35). Start with {@link
 * io.incidentengine.reports.MonthlyReport}, {@link io.incidentengine.reports.IncidentPicture}, {@link
 * io.incidentengine.reports.MajorIncidentReport} or {@link io.incidentengine.reports.WhatIfReport}. The same input gives the same bytes, on every machine: nothing here reads a
 * clock, a locale or a font. Pages load nothing, run no script, and show what people wrote as text.
 */
@NullMarked
package io.incidentengine.reports;

import org.jspecify.annotations.NullMarked;
