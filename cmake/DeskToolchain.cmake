# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, sanitizers, and the two tools that make builds bearable on small machines.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(DESKBELL_CCACHE ccache)
if(DESKBELL_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${DESKBELL_CCACHE}")
endif()
find_program(DESKBELL_MOLD mold)
if(DESKBELL_MOLD AND NOT APPLE AND NOT WIN32)
    add_link_options(-fuse-ld=mold)
endif()

# Every include is written from the root: #include "models/domain/ticket.h".
include_directories("${CMAKE_SOURCE_DIR}")

# What a folder may do is decided by what its target links; these macros only close traps of Qt itself.
add_compile_definitions(QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
                        QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(MSVC)
    add_compile_options(/W4 /permissive-)
    if(DESKBELL_WERROR)
        add_compile_options(/WX)
    endif()
else()
    add_compile_options(-Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-Wshadow=local)
    endif()
    if(DESKBELL_WERROR)
        add_compile_options(-Werror)
    endif()
endif()

if(DESKBELL_FUZZ)
    # All of our code says where it has been, so that the fuzzer sees what its bytes reach.
    add_compile_options(-fsanitize=fuzzer-no-link)
    add_link_options(-fsanitize=fuzzer-no-link)
endif()

if(DESKBELL_SANITIZE OR DESKBELL_FUZZ)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

if(DESKBELL_TIDY)
    find_program(DESKBELL_CLANG_TIDY clang-tidy REQUIRED)
    # It is shown GCC's options.
    set(CMAKE_CXX_CLANG_TIDY "${DESKBELL_CLANG_TIDY}" --extra-arg=-Wno-unknown-warning-option --quiet)
    # What moc and rcc write is nobody's style. Without any check clang-tidy refuses to run, so one stays.
    file(WRITE "${CMAKE_BINARY_DIR}/.clang-tidy" "Checks: '-*,misc-definitions-in-headers'\n")
endif()
