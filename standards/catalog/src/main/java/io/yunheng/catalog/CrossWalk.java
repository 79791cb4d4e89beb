/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.standards.Clash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the documents answer each other, by theme. */
public record CrossWalk(List<Theme> themes, List<Clash> clashes) {
  public CrossWalk {
    themes = List.copyOf(themes);
    clashes = List.copyOf(clashes);
  }

  public Optional<Theme> theme(String id) {
    return themes.stream().filter(theme -> theme.id().equals(id)).findFirst();
  }

  /** All relations of a clause, turned so that it comes first, in the order of the themes. */
  public List<Link> of(String clause) {
    List<Link> links = new ArrayList<>();
    for (Theme theme : themes) {
      for (Relation relation : theme.relations()) {
        if (relation.from().equals(clause)) {
          links.add(new Link(theme, relation));
        } else if (relation.to().equals(clause)) {
          links.add(new Link(theme, relation.inverse()));
        }
      }
    }
    return links;
  }

  /** A relation and the theme it belongs to. */
  public record Link(Theme theme, Relation relation) {}
}
