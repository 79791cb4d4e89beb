/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.mlps;

import io.yunheng.catalog.ControlPoint;
import io.yunheng.catalog.HighRiskCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Layer;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.files.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that ids are given once and that what is named is there, in the place where it stands. */
final class MlpsReferences {
  private final Fields root;

  MlpsReferences(Fields root) {
    this.root = root;
  }

  void check(MlpsCatalog catalog) {
    for (String list : List.of("layers", "controlPoints", "items", "highRiskCases")) {
      unique(root.list(list), "id");
    }
    unique(root.list("items"), "unit");
    controlPoints(catalog);
    items(catalog);
    highRiskCases(catalog);
  }

  private void controlPoints(MlpsCatalog catalog) {
    Set<String> layers = catalog.layers().stream().map(Layer::id).collect(Collectors.toSet());
    List<Fields> written = root.list("controlPoints");
    for (int i = 0; i < written.size(); i++) {
      String layer = catalog.controlPoints().get(i).layer();
      if (!layers.contains(layer)) {
        written.get(i).dangling("layer", layer);
      }
    }
  }

  private void items(MlpsCatalog catalog) {
    Map<String, String> layers =
        catalog.controlPoints().stream()
            .collect(Collectors.toMap(ControlPoint::id, ControlPoint::layer, (first, _) -> first));
    Map<String, HighRiskCase> cases =
        catalog.highRiskCases().stream()
            .collect(Collectors.toMap(HighRiskCase::id, Function.identity(), (first, _) -> first));
    List<Fields> written = root.list("items");
    for (int i = 0; i < written.size(); i++) {
      Item item = catalog.items().get(i);
      Fields fields = written.get(i);
      unique(fields.list("aspects"), "id");
      String layer = layers.get(item.controlPoint());
      if (layer == null) {
        fields.dangling("controlPoint", item.controlPoint());
      } else if (!layer.equals(item.layer())) {
        fields.wrong("layer", item.layer(), layer);
      }
      for (String risk : item.highRisk()) {
        HighRiskCase named = cases.get(risk);
        if (named == null || !named.items().contains(item.id())) {
          fields.dangling("highRisk", risk);
        }
      }
    }
  }

  private void highRiskCases(MlpsCatalog catalog) {
    List<Fields> written = root.list("highRiskCases");
    for (int i = 0; i < written.size(); i++) {
      HighRiskCase risk = catalog.highRiskCases().get(i);
      for (String item : risk.items()) {
        if (catalog.item(item).filter(found -> found.highRisk().contains(risk.id())).isEmpty()) {
          written.get(i).dangling("items", item);
        }
      }
    }
  }

  private static void unique(List<Fields> list, String key) {
    Set<String> seen = new HashSet<>();
    for (Fields fields : list) {
      fields
          .node(key)
          .ifPresent(
              _ -> {
                String id = fields.text(key);
                if (!seen.add(id)) {
                  fields.twice(key, id);
                }
              });
    }
  }
}
