/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.util.Optional;

/**
 * The proposed category of a file; a person decides.
 *
 * @param rule the rule of categories.yaml that says so, empty if none does
 */
public record CategoryProposal(FileCategory category, Optional<String> rule) {}
