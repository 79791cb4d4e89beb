/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.CrossWalk;
import io.yunheng.catalog.Relation;
import io.yunheng.catalog.RelationKind;
import io.yunheng.catalog.Theme;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the cross-walk; a pair that occurs in several themes has to be related in one way. */
final class CrossWalkReader {
  private final List<SourcedValue<Theme>> themes = new ArrayList<>();
  private final List<SourcedValue<Clash>> clashes = new ArrayList<>();
  private final List<SourcedValue<Relation>> relations = new ArrayList<>();
  private final Map<String, RelationKind> kinds = new HashMap<>();

  static CrossWalkReader read(Fields root) {
    root.only("themes", "clashes");
    CrossWalkReader reader = new CrossWalkReader();
    for (Fields fields : root.someList("themes")) {
      reader.theme(fields);
    }
    for (Fields fields : root.list("clashes")) {
      reader.clash(fields);
    }
    return reader;
  }

  List<SourcedValue<Theme>> themes() {
    return themes;
  }

  List<SourcedValue<Clash>> clashes() {
    return clashes;
  }

  List<SourcedValue<Relation>> relations() {
    return relations;
  }

  CrossWalk crossWalk() {
    return new CrossWalk(SourcedValue.values(themes), SourcedValue.values(clashes));
  }

  private void theme(Fields fields) {
    fields.only("id", "title", "issue", "readings", "relations");
    List<Relation> own = new ArrayList<>();
    Set<String> pairs = new HashSet<>();
    for (Fields one : fields.someList("relations")) {
      Relation relation = relation(one);
      own.add(relation);
      relations.add(new SourcedValue<>(relation, one));
      String pair = pair(relation);
      if (!pairs.add(pair)) {
        one.twice("to", pair);
      }
    }
    themes.add(
        new SourcedValue<>(
            new Theme(
                fields.text("id"),
                fields.both("title"),
                fields.both("issue"),
                fields.texts("readings"),
                own),
            fields));
  }

  private Relation relation(Fields fields) {
    fields.only("from", "to", "relation", "gap");
    RelationKind kind = fields.word("relation", RelationKind.class, RelationKind.INTERSECTS_WITH);
    Optional<Text> gap = fields.optionalBoth("gap");
    Relation relation = new Relation(fields.text("from"), kind, fields.text("to"), gap);
    if (gap.isEmpty() && kind != RelationKind.EQUAL_TO && kind != RelationKind.EQUIVALENT_TO) {
      fields.missing("gap");
    }
    if (relation.from().equals(relation.to())) {
      fields.wrong("to", relation.to(), "!= from");
    }
    boolean ordered = relation.from().compareTo(relation.to()) <= 0;
    RelationKind known = kinds.putIfAbsent(pair(relation), ordered ? kind : kind.inverse());
    if (known != null && known != (ordered ? kind : kind.inverse())) {
      fields.wrong("relation", kind.code(), (ordered ? known : known.inverse()).code());
    }
    return relation;
  }

  private void clash(Fields fields) {
    fields.only("id", "title", "issue", "documents", "readings");
    clashes.add(
        new SourcedValue<>(
            new Clash(
                fields.text("id"),
                fields.both("title"),
                fields.both("issue"),
                fields.texts("documents"),
                fields.texts("readings")),
            fields));
  }

  private static String pair(Relation relation) {
    return relation.from().compareTo(relation.to()) <= 0
        ? relation.from() + " " + relation.to()
        : relation.to() + " " + relation.from();
  }
}
