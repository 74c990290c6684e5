package org.sonaffect.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Configurations of the AutoML in words. */
final class ConfigurationTextTest {
  @Test
  void aConfigurationReadsAsAPhrase() {
    assertEquals(
        "SVR (c 1, epsilon 0.2); rbf kernel (width 0.2, domain 0.3); standardised within each corpus,"
            + " clipped at 4; univariate selection (count 40)",
        ConfigurationText.of(
            "family=svr;kernel=rbf;kernel.width=0.2;kernel.domain=0.3;svr.c=1;svr.epsilon=0.2;"
                + "scaling=standard;clip=4;by-domain=yes;balance=0;view=all;selection=univariate;"
                + "selection.count=40;embedding=none"));
    assertEquals("a new family; unscaled", ConfigurationText.of("family=a-new-family"));
  }
}
