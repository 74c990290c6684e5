/**
 * What a run folder says: statistics, claims, audit, figures, page. Start at {@link
 * org.sonaffect.report}.
 */
module org.sonaffect.report {
  requires transitive org.jspecify;
  requires java.desktop;
  requires transitive org.sonaffect.study;
  requires transitive com.j2html;

  exports org.sonaffect.report;
  exports org.sonaffect.report.audit;
  exports org.sonaffect.report.claims;
  exports org.sonaffect.report.statistics;

  // The pages of other rooms have the frame, the figures and the numbers of this one.
  exports org.sonaffect.report.figure to
      org.sonaffect.model;
  exports org.sonaffect.report.page to
      org.sonaffect.model;
  exports org.sonaffect.report.text to
      org.sonaffect.model;
}
