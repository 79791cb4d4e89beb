/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import java.util.Optional;

/**
 * The texts of an act that are there; one that was erased is not.
 *
 * @param reason in the words of who did it
 * @param before JSON of the fields that changed, as they were
 * @param after JSON of the fields that changed, as they are
 */
public record ActContents(
    Optional<String> reason, Optional<String> before, Optional<String> after) {}
