package org.sonaffect.spark;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under addresses {@code far:///...}, which this program must take for remote ones. */
public final class FarFileSystem extends RawLocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create("far:///");
  }

  @Override
  public String getScheme() {
    return "far";
  }

  /** With which it is known. */
  static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setClass(
        "fs.far.impl", FarFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
    return configuration;
  }
}
