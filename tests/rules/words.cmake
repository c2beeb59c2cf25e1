# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Words that must not appear in what we ship: nested event loops, singletons, blocking waits, foreign markup,
# and the class names that say nothing. A line may carry "rule-ok: reason".
set(banned
    "QEventLoop([^L]|$)" "processEvents" "::instance\\(\\)" "setHtml" "setMarkdown" "ignoreSslErrors"
    "waitForFinished" "waitForConnected" "waitForReadyRead" "waitForBytesWritten" "waitForDisconnected"
    "QSortFilterProxyModel" "setStyleSheet" "\\.then\\(this" "SIGNAL\\(" "SLOT\\("
    "(class|struct) [A-Za-z]*(Manager|Helper|Util|Handler)( |:|$)")
set(bad 0)
foreach(folder models net ui app resources)
    file(GLOB_RECURSE files "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.cpp" "${ROOT}/${folder}/*.mm")
    foreach(file IN LISTS files)
        foreach(word IN LISTS banned)
            file(STRINGS "${file}" lines REGEX "${word}")
            foreach(line IN LISTS lines)
                if(NOT line MATCHES "rule-ok: |^ *(//|\\*)")
                    file(RELATIVE_PATH short "${ROOT}" "${file}")
                    string(STRIP "${line}" line)
                    message(SEND_ERROR "${short}: ${line}")
                    math(EXPR bad "${bad} + 1")
                endif()
            endforeach()
        endforeach()
    endforeach()
endforeach()
if(bad EQUAL 0)
    message(STATUS "words: nothing banned")
endif()
