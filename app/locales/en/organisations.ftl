# Texts of the pages about organisations.

organisations-title = Organisations
organisations-count = { $count ->
    [one] 1 organisation
   *[other] { $figure } organisations
}
organisations-search = Search by name or Chamber of Commerce number
organisations-every-type = Every type
organisations-find = Search
organisations-none = No organisations found
organisations-none-text = Search for another part of the name, or remove a filter.

organisation-new = New organisation
organisation-edit = Change organisation
organisation-save = Save
organisation-cancel = Cancel
organisation-choose = Choose
organisation-needs-check = To be checked

organisation-group-what = What kind of organisation is it?
organisation-group-where = Where is it based?
organisation-field-name = Name
organisation-field-organisation_type = Type
organisation-field-size = Size
organisation-field-region = Region
organisation-field-sector = Sector
organisation-field-kvk_number = Chamber of Commerce number
organisation-field-foreign_register_id = Number in a foreign register
organisation-field-group = Group of companies
organisation-group-hint = The parent company, if it has one. An expert who works for the same group does not review its projects.
organisation-size-none = Not a company, or not known
organisation-size-hint = A company always has a size. Count parent and subsidiary companies too.
organisation-kvk-hint = Eight digits. A Dutch company always has one.
organisation-foreign-hint = Only for organisations outside the Netherlands.

organisation-projects = Projects
organisation-project = Project
organisation-role = Role
organisation-phase = Phase
organisation-status = Status
organisation-no-projects = No projects
organisation-no-projects-text = This organisation does not take part in a project that you can see.

