/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.mlps.MlpsCatalogReader;
import io.yunheng.fault.Text;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The items of one level's cloud extension, in the order of the standard.
 *
 * @param standard whose requirements these are, for example {@code GB/T 22239-2019 8.2}
 * @param evaluation whose test units these are
 * @param level the protection level
 * @param digest SHA-256 of the file it was read from, in hex: its version
 */
public record MlpsCatalog(
    String id,
    String standard,
    String evaluation,
    int level,
    Text title,
    List<Layer> layers,
    List<ControlPoint> controlPoints,
    List<Item> items,
    List<HighRiskCase> highRiskCases,
    String digest) {
  /** The name of the data file of the level-3 cloud extension. */
  public static final String LEVEL_3_CLOUD = "mlps-l3-cloud.yaml";

  private static final String FOLDER = "/yunheng/catalog/";

  public MlpsCatalog {
    layers = List.copyOf(layers);
    controlPoints = List.copyOf(controlPoints);
    items = List.copyOf(items);
    highRiskCases = List.copyOf(highRiskCases);
  }

  /** The level-3 cloud extension that ships with this room. */
  public static MlpsCatalog level3Cloud() {
    try (InputStream in = MlpsCatalog.class.getResourceAsStream(FOLDER + LEVEL_3_CLOUD)) {
      if (in == null) {
        throw new IllegalStateException(LEVEL_3_CLOUD + " is not on the class path");
      }
      return MlpsCatalogReader.read(in.readAllBytes(), LEVEL_3_CLOUD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A catalog from a file.
   *
   * @throws io.yunheng.fault.FaultException with everything that is wrong with it
   */
  public static MlpsCatalog read(Path file) {
    String name = String.valueOf(file.getFileName());
    return MlpsCatalogReader.read(YamlDocument.bytes(file, name), name);
  }

  /**
   * A catalog from the bytes of a file.
   *
   * @throws io.yunheng.fault.FaultException with everything that is wrong with it
   */
  public static MlpsCatalog read(byte[] bytes, String name) {
    return MlpsCatalogReader.read(bytes, name);
  }

  public Optional<Item> item(String itemId) {
    return items.stream().filter(item -> item.id().equals(itemId)).findFirst();
  }

  public Optional<HighRiskCase> highRiskCase(String caseId) {
    return highRiskCases.stream().filter(one -> one.id().equals(caseId)).findFirst();
  }
}
