/**
 * What the program writes stays as it is: outputs of the command line against committed digests.
 * {@link org.sonaffect.cli.golden.GoldenTest} is the test, {@link
 * org.sonaffect.cli.golden.Scenario} what is run.
 */
package org.sonaffect.cli.golden;
