# The flags of every target of ours, and sg_stage(), which declares a stage's library.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

add_library(sg_options INTERFACE)
target_compile_features(sg_options INTERFACE c_std_17)
target_compile_options(sg_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wformat=2 -Wvla)
if(SG_WERROR)
  target_compile_options(sg_options INTERFACE -Werror)
endif()
if(SG_SANITIZE)
  target_compile_options(sg_options INTERFACE
    -fsanitize=${SG_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(sg_options INTERFACE -fsanitize=${SG_SANITIZE})
endif()
if(SG_BUILD_FUZZ)
  # clang also reports NULL + 0, which every empty slice computes: harmless, and allowed from C2y.
  target_compile_options(sg_options INTERFACE
    -fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow)
endif()
if(SG_ARENA_MALLOC)
  target_compile_definitions(sg_options INTERFACE SG_ARENA_MALLOC)
endif()

# sg_foreign(NAME MODULE): PkgConfig::NAME, a foreign library that our static libraries link, so
# that whoever links them needs it too: the installed tree names it (install.cmake).
function(sg_foreign name module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${module})
  set_property(GLOBAL APPEND PROPERTY SG_FOREIGN "${name} ${module}")
endfunction()

# sg_stage(NAME SOURCES... ) -> library sg_NAME, alias stancegraph::NAME.
# The stage's own folder is visible to its sources only, so that "text/token.h" reads as it stands.
function(sg_stage name)
  add_library(sg_${name} STATIC ${ARGN})
  add_library(stancegraph::${name} ALIAS sg_${name})
  set_target_properties(sg_${name} PROPERTIES
    OUTPUT_NAME stancegraph-${name}
    EXPORT_NAME ${name}
    C_STANDARD 17
    C_STANDARD_REQUIRED ON
    C_EXTENSIONS OFF
    C_VISIBILITY_PRESET hidden
    POSITION_INDEPENDENT_CODE ON)
  target_compile_definitions(sg_${name} PRIVATE _POSIX_C_SOURCE=200809L)
  target_include_directories(sg_${name}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>
    PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(sg_${name} PRIVATE $<BUILD_INTERFACE:sg_options>)
endfunction()
