/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * What a question was answered with, at some time.
 *
 * @param version of the line
 */
public record PastAnswer(RequestAnswer answer, CaseMark mark, long version) {}
