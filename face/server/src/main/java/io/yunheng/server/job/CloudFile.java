/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.casework.CloudAccess;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a registered cloud is reached, as its row holds it, and as {@code clouds.yaml}. */
public final class CloudFile {
  /** What a form asks for, in its order; the names of {@code clouds.yaml}. */
  public static final List<String> FIELDS =
      List.of(
          "auth_url",
          "username",
          "user_domain_name",
          "project_name",
          "project_domain_name",
          "application_credential_id",
          "region_name",
          "interface",
          "cacert");

  private static final String NAME = "clouds.yaml";
  private static final Set<String> BESIDE_AUTH = Set.of("region_name", "interface", "cacert");

  private CloudFile() {}

  /** The fields of a cloud, as its row holds them. */
  public static String write(Map<String, String> fields) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    for (String field : FIELDS) {
      Optional.ofNullable(fields.get(field))
          .filter(text -> !text.isBlank())
          .ifPresent(text -> root.put(field, text));
    }
    return root.toString();
  }

  /** What {@link #write} wrote. */
  public static Map<String, String> read(CloudAccess cloud) {
    Map<String, String> fields = new TreeMap<>();
    try {
      JsonNode root = JsonMapper.shared().readTree(cloud.settings());
      for (String field : FIELDS) {
        String text = root.path(field).asString("");
        if (!text.isEmpty()) {
          fields.put(field, text);
        }
      }
    } catch (JacksonException _) {
      return Map.of();
    }
    return fields;
  }

  /**
   * Writes the file that a collector reads, without the secret.
   *
   * @param folder whose user alone reads it
   */
  static Path make(Path folder, CloudAccess cloud) {
    Map<String, String> fields = read(cloud);
    ObjectNode root = JsonMapper.shared().createObjectNode();
    ObjectNode one = root.putObject("clouds").putObject(cloud.name());
    ObjectNode auth = one.putObject("auth");
    Path file = folder.resolve(NAME);
    try {
      for (Map.Entry<String, String> field : fields.entrySet()) {
        if (field.getKey().equals("cacert")) {
          Path cacert = folder.resolve("cacert.pem");
          Files.writeString(cacert, field.getValue());
          one.put("cacert", cacert.toString());
        } else {
          (BESIDE_AUTH.contains(field.getKey()) ? one : auth).put(field.getKey(), field.getValue());
        }
      }
      return Files.writeString(file, root.toString());
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }
}
