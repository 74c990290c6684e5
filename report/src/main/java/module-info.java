/**
 * What a run folder says: statistics, claims, audit, figures, page. Start at {@link
 * org.sonaffect.report}.
 */
module org.sonaffect.report {
  requires transitive org.jspecify;
  requires java.desktop;
  requires transitive org.sonaffect.study;
  requires com.j2html;

  exports org.sonaffect.report;
  exports org.sonaffect.report.audit;
  exports org.sonaffect.report.claims;
  exports org.sonaffect.report.statistics;
}
