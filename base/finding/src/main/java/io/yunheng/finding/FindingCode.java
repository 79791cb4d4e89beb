/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import io.yunheng.fault.Word;

/**
 * A code of a finding. Each room has a closed set of them as an enum; a record stands for a code
 * that was read from a file and that no enum has.
 */
public interface FindingCode extends Word {}
