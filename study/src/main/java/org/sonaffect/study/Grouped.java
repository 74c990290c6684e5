package org.sonaffect.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Things with the same key together: keys and things in the order in which they come. */
public final class Grouped {
  private Grouped() {}

  public static <T, K> Map<K, List<T>> by(Stream<T> things, Function<? super T, ? extends K> key) {
    return things.collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
