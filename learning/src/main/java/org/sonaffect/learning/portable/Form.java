package org.sonaffect.learning.portable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link RecordCodec} cannot derive from a record itself. */
public final class Form {
  private Form() {}

  /**
   * The name: of a record among those of a sealed interface, of a component among those of its
   * record. Without it the name in Java, with hyphens.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
  public @interface Named {
    /** The name in files. */
    String value();
  }

  /**
   * A component younger than its record: null where an older file lacks it, and not written then.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Younger {}

  /** A number that may be infinite. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Open {}

  /**
   * A record that needs no names: of one component, which is written in its place, or of doubles,
   * which are written as an array in their order.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  public @interface Bare {}
}
