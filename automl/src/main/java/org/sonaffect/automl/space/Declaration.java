package org.sonaffect.automl.space;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Parameter.Choice;
import org.sonaffect.automl.space.Parameter.Condition;
import org.sonaffect.automl.space.Parameter.Range;

/**
 * Declares parameters whose names begin with one prefix and which are there under one condition.
 * The value that is taken when none is drawn is called usual.
 *
 * @param into takes the parameters, in the order of declaration
 * @param prefix such as {@code svr.}; may be empty
 * @param condition when they are there; null: always
 */
record Declaration(List<Parameter> into, String prefix, @Nullable Condition condition) {
  /** The same prefix, for parameters that are there where another has one of some values. */
  Declaration where(String parameter, String... values) {
    return new Declaration(into, prefix, new Condition(prefix + parameter, Set.of(values)));
  }

  /** One of some words. */
  Declaration choice(String name, String usual, List<String> words) {
    return add(name, new Choice(words), usual);
  }

  /** One of some words, the first of them usual, drawn as often as their weights say. */
  Declaration weighted(String name, List<String> words, List<Integer> weights) {
    return add(name, new Choice(words, weights), words.get(0));
  }

  /** Yes or no. */
  Declaration yesNo(String name, String usual) {
    return choice(name, usual, List.of("yes", "no"));
  }

  /** A number, all magnitudes alike. */
  Declaration scale(String name, double low, double high, String usual) {
    return add(name, new Range(low, high, true, false), usual);
  }

  /** A number. */
  Declaration range(String name, double low, double high, String usual) {
    return add(name, new Range(low, high, false, false), usual);
  }

  /** A whole number, all magnitudes alike. */
  Declaration wholeScale(String name, double low, double high, String usual) {
    return add(name, new Range(low, high, true, true), usual);
  }

  /** A whole number. */
  Declaration whole(String name, double low, double high, String usual) {
    return add(name, new Range(low, high, false, true), usual);
  }

  private Declaration add(String name, Parameter.Values values, String usual) {
    into.add(new Parameter(prefix + name, values, usual, condition));
    return this;
  }
}
