# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Each source says in its first lines whose it is and under which licence, so that a copied file still does.
set(bad 0)
foreach(folder models net ui app backend tests resources packaging cmake)
    file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.cpp" "${ROOT}/${folder}/*.mm" "${ROOT}/${folder}/*.mjs"
         "${ROOT}/${folder}/*.jsx" "${ROOT}/${folder}/*.sql" "${ROOT}/${folder}/*.sh" "${ROOT}/${folder}/*.cmake"
         "${ROOT}/${folder}/*.py"
         "${ROOT}/${folder}/CMakeLists.txt")
    foreach(file IN LISTS files)
        if(file MATCHES "node_modules/|/dist/")
            continue()
        endif()
        file(READ "${ROOT}/${file}" head LIMIT 200)
        if(NOT head MATCHES "^(#![^\n]*\n)?[^\n]* SPDX-FileCopyrightText: [^\n]*\n[^\n]* SPDX-License-Identifier: GPL-3.0-or-later\n")
            message(SEND_ERROR "${file}: the two lines of the licence are missing")
            math(EXPR bad "${bad} + 1")
        endif()
    endforeach()
endforeach()
if(bad EQUAL 0)
    message(STATUS "licence: every source says it")
endif()
