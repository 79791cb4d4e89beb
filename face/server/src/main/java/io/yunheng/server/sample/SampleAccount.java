/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

import java.util.List;

/**
 * Somebody of the sample, as he is told to who started it.
 *
 * @param organisation of which he is; empty for an administrator
 * @param roles what he does, in the words of the reader
 * @param password known nowhere else
 */
public record SampleAccount(
    String login, String name, String organisation, List<String> roles, String password) {
  public SampleAccount {
    roles = List.copyOf(roles);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SampleAccount[" + login + "]";
  }
}
