/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Datum;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Looks at the resources of one kind by the names of their columns. */
public final class ResourceView {
  /** What every resource can be called by, whatever its columns. */
  static final Set<String> ALWAYS = Set.of("id", "name");

  /**
   * What fills a place of a text.
   *
   * @param column empty for the resource's id
   */
  record Place(String name, OptionalInt column) {}

  private final Estate estate;
  private final Kind kind;
  private final Shape<?> shape;

  public ResourceView(Estate estate, Kind kind) {
    this.estate = estate;
    this.kind = kind;
    this.shape = kind.shape();
  }

  /** What people call it. */
  public String name(Resource resource) {
    return text(resource, "name");
  }

  /** A column's text, empty if it is none, not known or not there. */
  public String text(Resource resource, String column) {
    OptionalInt index = shape.index(column);
    return index.isPresent() && shape.fact(resource, index.getAsInt()) instanceof Fact.Known<?> fact
        ? Values.text(fact)
        : "";
  }

  /** The data in some columns; unknown ones are left out. */
  public List<Datum> data(Resource resource, List<String> columns) {
    List<Datum> data = new ArrayList<>();
    for (String column : columns) {
      Fact<?> fact = shape.fact(resource, shape.index(column).orElseThrow());
      if (!fact.isUnknown()) {
        data.add(
            new Datum(
                kind, resource.id(), column, Values.text(fact), estate.origin(resource, column)));
      }
    }
    return data;
  }

  /** Values for placeholders such as {@code rule.remote} and {@code id}. */
  Map<String, String> details(Resource resource, List<String> placeholders) {
    Map<String, String> details = new TreeMap<>();
    for (Place place : places(kind, placeholders)) {
      details.put(place.name(), text(shape, resource, place));
    }
    return details;
  }

  static String text(Shape<?> shape, Resource resource, Place place) {
    return place.column().isPresent()
        ? Values.text(shape.fact(resource, place.column().getAsInt()))
        : resource.id();
  }

  /** What fills those placeholders that a resource of the kind can fill. */
  static List<Place> places(Kind kind, List<String> placeholders) {
    List<Place> places = new ArrayList<>();
    String prefix = ExpressionLanguage.word(kind) + ".";
    for (String placeholder : placeholders) {
      String column =
          placeholder.startsWith(prefix) ? placeholder.substring(prefix.length()) : placeholder;
      OptionalInt index = kind.shape().index(column);
      if (index.isPresent() || ALWAYS.contains(column)) {
        places.add(new Place(placeholder, index));
      }
    }
    return places;
  }
}
