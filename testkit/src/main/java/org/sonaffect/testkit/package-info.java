/** What the tests of several modules share. Nothing here is part of the program. */
package org.sonaffect.testkit;
