/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.http.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A token and what Keystone said about it.
 *
 * @param project what it is scoped to, if to a project
 * @param system whether it is scoped to the whole installation
 */
public record Token(
    Secret secret,
    String user,
    Optional<String> project,
    Optional<String> projectName,
    boolean system,
    List<String> roles,
    ServiceCatalog catalog) {

  public static Token of(Secret secret, JsonNode body) {
    JsonNode token = body.path("token");
    JsonNode project = token.path("project");
    return new Token(
        secret,
        token.path("user").path("id").asString(""),
        Optional.of(project.path("id").asString("")).filter(id -> !id.isEmpty()),
        Optional.of(project.path("name").asString("")).filter(name -> !name.isEmpty()),
        token.has("system"),
        StreamSupport.stream(token.path("roles").spliterator(), false)
            .map(role -> role.path("name").asString(""))
            .toList(),
        ServiceCatalog.of(token.path("catalog")));
  }
}
