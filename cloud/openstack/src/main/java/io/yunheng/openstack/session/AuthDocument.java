/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.session;

import io.yunheng.openstack.Account;
import io.yunheng.openstack.LoginIdentity;
import io.yunheng.openstack.LoginScope;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code auth} document of a login, Identity API v3 "Password authentication" and its siblings.
 */
public final class AuthDocument {
  private AuthDocument() {}

  public static ObjectNode of(Account account, LoginScope scope) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode auth = document.putObject("auth");
    ObjectNode identity = auth.putObject("identity");
    switch (account) {
      case Account.Password(LoginIdentity user, var password) -> {
        identity.putArray("methods").add("password");
        ObjectNode who = put(identity.putObject("password").putObject("user"), user);
        who.put("password", password.reveal());
      }
      case Account.ApplicationCredential(
              Optional<String> id,
              Optional<String> name,
              Optional<LoginIdentity> user,
              var secret) -> {
        identity.putArray("methods").add("application_credential");
        ObjectNode credential = identity.putObject("application_credential");
        id.ifPresent(value -> credential.put("id", value));
        name.ifPresent(value -> credential.put("name", value));
        user.ifPresent(owner -> put(credential.putObject("user"), owner));
        credential.put("secret", secret.reveal());
      }
    }
    switch (scope) {
      case LoginScope.Project(LoginIdentity project) ->
          put(auth.putObject("scope").putObject("project"), project);
      case LoginScope.Domain(LoginIdentity domain) ->
          put(auth.putObject("scope").putObject("domain"), domain);
      case LoginScope.Whole() -> auth.putObject("scope").putObject("system").put("all", true);
      case LoginScope.Implied() -> {}
    }
    return document;
  }

  private static ObjectNode put(ObjectNode into, LoginIdentity who) {
    who.id().ifPresent(id -> into.put("id", id));
    who.name().ifPresent(name -> into.put("name", name));
    who.domain().ifPresent(domain -> put(into.putObject("domain"), domain));
    return into;
  }
}
