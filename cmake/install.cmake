# What `cmake --install` puts where beside the program: libraries, headers, and how other projects
# find them (find_package, pkg-config). Paths are relative, so that the tree can be moved.
include(CMakePackageConfigHelpers)

# stancegraph::stancegraph is all stages at once.
add_library(sg_stancegraph INTERFACE)
set_target_properties(sg_stancegraph PROPERTIES EXPORT_NAME stancegraph)
target_link_libraries(sg_stancegraph INTERFACE sg_render sg_graph sg_extract sg_core)

install(TARGETS sg_core sg_extract sg_graph sg_render sg_stancegraph
  EXPORT stancegraph-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY include/stancegraph
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

# What the static libraries link, as find_package and pkg-config are told it.
get_property(foreign GLOBAL PROPERTY SG_FOREIGN)
set(SG_FOREIGN_ITEMS)
set(SG_REQUIRES)
foreach(item IN LISTS foreign)
  string(APPEND SG_FOREIGN_ITEMS " \"${item}\"")
  string(REGEX REPLACE "^[^ ]+ " "" module "${item}")
  string(REPLACE ">=" " >= " module "${module}")
  list(APPEND SG_REQUIRES "${module}")
endforeach()
list(JOIN SG_REQUIRES ", " SG_REQUIRES)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/stancegraph)
install(EXPORT stancegraph-targets
  NAMESPACE stancegraph:: DESTINATION ${package_dir} COMPONENT development)
configure_package_config_file(cmake/stancegraph-config.cmake.in
  ${PROJECT_BINARY_DIR}/stancegraph-config.cmake INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/stancegraph-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/stancegraph-config.cmake
  ${PROJECT_BINARY_DIR}/stancegraph-config-version.cmake
  DESTINATION ${package_dir} COMPONENT development)

file(RELATIVE_PATH to_prefix
  ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" to_prefix "${to_prefix}")
configure_file(cmake/stancegraph.pc.in ${PROJECT_BINARY_DIR}/stancegraph.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/stancegraph.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# `cpack` in the build folder makes two Debian packages: the program, and what developers need.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The stancegraph authors")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME stancegraph)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Loaded when an address is given, so not among the libraries that are found by themselves.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libcurl4 (>= 7.87), ca-certificates")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS fonts-dejavu-core) # for PNG and PDF
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libstancegraph-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
string(JOIN ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  libyajl-dev "libigraph-dev (>= 0.10.2)" libgumbo-dev libmd4c-dev libicu-dev)
include(CPack)
