/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import io.yunheng.fault.Word;

/** A code of a finding; each room has a closed set of them as an enum. */
public interface FindingCode extends Word {}
