/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Describes what went wrong and what to do about it. The error codes form one closed set; the
 * message in Chinese and English, the remedy and the exit code are derived from the code. Every
 * other room may use this one, and it uses none.
 *
 * <pre>{@code
 * FaultException fault = FaultException.of(FaultCode.FILE_MISSING, "file", "case.yaml");
 * Messages messages = Messages.load();
 * String what = messages.what(fault.fault(), Language.EN);
 * String cure = messages.cure(fault.fault(), Language.EN);
 * }</pre>
 */
@NullMarked
package io.yunheng.fault;

import org.jspecify.annotations.NullMarked;
