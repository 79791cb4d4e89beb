/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

/** What an operation is done on. */
public sealed interface Target {
  /** The installation itself. */
  record OfInstallation() implements Target {}

  /** An organisation. */
  record OfOrganisation(RandomId organisation) implements Target {}

  /** A case, with the organisation that it belongs to. */
  record OfCase(RandomId workCase, RandomId organisation) implements Target {}

  /**
   * An object of a case.
   *
   * @param object an assessment object or the id of a paper
   * @param released whether it was released to outsiders
   */
  record OfObject(RandomId workCase, RandomId organisation, String object, boolean released)
      implements Target {}
}
