/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

/** What an operation is done on. */
public sealed interface AccessTarget {
  /** The installation itself. */
  record OfInstallation() implements AccessTarget {}

  /** An organisation. */
  record OfOrganisation(RandomId organisation) implements AccessTarget {}

  /** A case, with the organisation that it belongs to. */
  record OfCase(RandomId workCase, RandomId organisation) implements AccessTarget {}

  /**
   * An object of a case.
   *
   * @param object an assessment object or the id of a paper
   * @param released whether it was released to outsiders
   */
  record OfObject(RandomId workCase, RandomId organisation, String object, boolean released)
      implements AccessTarget {}
}
