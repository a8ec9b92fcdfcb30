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
organisation-number = Number
organisation-mail-domain = E-mail domain
organisation-mail-domain-hint = For example company.com. Only to see whether the organisation is here already; it is not kept.
organisation-may-be-there = Is this organisation here already?
organisation-may-be-there-text = The same organisation twice means that interests of experts go unseen. See whether it is one of these.
organisation-is-other = No, it is another organisation
organisation-alike = Perhaps the same organisation
organisation-alike-text = If it is the same, merge them. A colleague confirms it, and it can be undone.
organisation-merge = Merge
organisation-merged = This organisation was merged with
organisation-merge-waits = Waits for a second person: { $from } goes into { $into }
organisation-merge-done = Merged: { $from } went into { $into }
merge-title = Merge organisations
merge-lead = { $from } goes into { $into }.
merge-alike = They have { $what }.
merge-unlike = They share no number, name or domain. Are you sure that it is the same?
merge-what = What
merge-goes = Goes into the other
merge-stays = Stays
merge-moves = What moves along
merge-people = { $count ->
    [0] Nobody works there who moves along.
    [one] One person moves along.
   *[other] { $count } people move along.
 }
merge-stays-same = Amounts, roles and frozen dossiers stay as they are. Interests of experts are looked up again.
merge-reason = Why is it the same organisation?
merge-reason-hint = At least 20 characters. Your colleague reads this.
merge-propose = Propose to merge
merge-confirm = Confirm and merge
merge-withdraw = Withdraw the proposal
merge-undo = Undo
merge-undo-text = What moved along goes back. What came since stays where it is.
merge-second-person = A colleague confirms this proposal; who made it can only withdraw it.
merge-proposed-by = { $who } proposed this on { $at }
merge-merged-by = Confirmed by { $who } on { $at }
merge-both = This cannot be done yet
merge-both-text = Both take part in { $projects }. Take one of them away there first.
merge-meanwhile = This has changed meanwhile. Below is how it stands now.

